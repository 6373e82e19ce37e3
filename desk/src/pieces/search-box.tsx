import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';

/** A field that narrows the list below it; its words are its label, too. */
export const SearchBox = ({ value, change, words }: { value: string; change: (value: string) => void; words: string }) => (
  <Input
    prefix={<SearchOutlined />}
    allowClear
    value={value}
    onChange={(event) => change(event.target.value)}
    placeholder={words}
    aria-label={words}
  />
);
